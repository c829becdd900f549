// In a web worker `mocha` is its browser build, which brings along what it needs of Node. That
// build exports a ready-made instance; its class is what Node's mocha exports.
import instance from 'mocha-browser-build';

export default instance.constructor;
