/* Asks for the faces of type that every page shows before the style is there that names them. From a folder it need not. */
export {};

const faces = document.currentScript?.dataset.faces?.split(' ') ?? [];
if (location.protocol.startsWith('http')) {
  document.head.append(...faces.map((href) => {
    const link = document.createElement('link');
    return Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href });
  }));
}
