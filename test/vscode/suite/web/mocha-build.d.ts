declare module 'mocha-browser-build' {
  const instance: { constructor: typeof import('mocha') };
  export default instance;
}
