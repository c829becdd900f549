declare module 'mocha-browser-build' {
  import type Mocha from 'mocha';
  const instance: { constructor: typeof Mocha };
  export default instance;
}
