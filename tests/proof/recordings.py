"""A sound and a video, each of a second, as small as they can be and still be played."""

from __future__ import annotations

import wave
from base64 import b64decode
from io import BytesIO

from playwright.sync_api import Browser

_RECORD = """async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  const pen = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((done) => { recorder.onstop = done; });
  recorder.start();
  for (let shade = 0; shade < 10; shade += 1) {
    pen.fillStyle = `rgb(${shade * 25}, 90, 120)`;
    pen.fillRect(0, 0, 64, 48);
    await new Promise((done) => setTimeout(done, 100));
  }
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}"""


def sound() -> bytes:
    """Return a WAV of silence."""
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000)
    return written.getvalue()


def video(browser: Browser) -> bytes:
    """Return a WebM, recorded by the browser itself."""
    page = browser.new_page()
    recorded = b64decode(page.evaluate(_RECORD))
    page.close()
    return recorded
