"""The hosts that the page for hosts names, each run as its recipe says, with a copy of a site below a path."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.proof.environments import in_an_environment, run

_PLACES = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"
NGINX = shutil.which("nginx", path=_PLACES)
APACHE = shutil.which("apache2", path=_PLACES)
MISSING = {
    "nginx": None if NGINX else "there is no nginx: on Debian, apt install nginx-light",
    "apache": None if APACHE else "there is no Apache: on Debian, apt install apache2-bin",
    "store": None,
}
"""Why a host cannot be run here, by its name."""

_IS_ROOT = Path.home() == Path("/root")
_USER = "root" if _IS_ROOT else "nobody"

_NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; image/png png;
             font/woff2 woff2; audio/wav wav; video/webm webm; text/vtt vtt; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""
_SERVER = "server {{ listen 127.0.0.1:{port}; root {folder}/www; include {folder}/course.conf; }}"

# Of the modules those without which Apache hands out nothing, and `headers`.
_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "unixd")
_APACHE = """\
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
TypesConfig /etc/mime.types
DocumentRoot {folder}/www
<Directory {folder}/www>
    Require all granted
    AllowOverride FileInfo
</Directory>
"""
_DEBIAN_MODULES = Path("/usr/lib/apache2/modules")

_KEYS = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1"}


@dataclass
class Server:
    """A program that hands out files at a port of this computer, and may be out of reach for a while."""

    command: list[str | Path]
    port: int
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while not self._answers():
            assert self._process.poll() is None, f"it ended: {self.command}"
            assert time.monotonic() < end, f"it does not answer: {self.command}"
            time.sleep(0.05)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(30)
        self._process = None

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _shown(site: Path, folder: Path, base: str) -> Path:
    return Path(shutil.copytree(site, folder / "www" / base.strip("/")))


@contextmanager
def nginx(site: Path, snippet: str, base: str, folder: Path) -> Iterator[Server]:
    """Run nginx with the shipped snippet in its server block, and a copy of a site below `www` of an empty folder."""
    port = _free_port()
    _shown(site, folder, base)
    (folder / "course.conf").write_text(snippet, "utf-8")
    with _nginx(folder, _SERVER.format(folder=folder, port=port), port) as server:
        yield server


@contextmanager
def image_of_nginx(container: Path) -> Iterator[Server]:
    """Run nginx as its image does, with the files of a container below a folder: it includes each `conf.d/*.conf`."""
    port = _free_port()
    settings = container / "etc" / "nginx"
    for file in settings.glob("conf.d/*.conf"):
        text = file.read_text("utf-8").replace("listen 80;", f"listen 127.0.0.1:{port};")
        file.write_text(text.replace("/usr/share", f"{container}/usr/share"), "utf-8")
    with _nginx(settings, "include conf.d/*.conf;", port) as server:
        yield server


@contextmanager
def _nginx(folder: Path, block: str, port: int) -> Iterator[Server]:
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, server=block), "utf-8")
    command: list[str | Path] = [NGINX or "", "-c", folder / "nginx.conf", "-g", f"user {_USER};"]
    with _running(Server(command, port)) as server:
        yield server


@contextmanager
def apache(site: Path, snippet: str, base: str) -> Iterator[Server]:
    """Run Apache with the shipped snippet as `.htaccess` in a copy of a site."""
    server = Server([], _free_port())
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)  # it answers as somebody who may read files, and nothing else
        (_shown(site, folder, base) / ".htaccess").write_text(snippet, "utf-8")
        modules = [
            f"LoadModule {name}_module {_DEBIAN_MODULES}/mod_{name}.so"
            for name in _MODULES
            if (_DEBIAN_MODULES / f"mod_{name}.so").exists()  # or Apache has it built in
        ]
        user = ["User www-data", "Group www-data"] if _IS_ROOT else []
        configuration = "\n".join((*modules, *user, _APACHE.format(folder=folder, port=server.port)))
        (folder / "apache.conf").write_text(configuration, "utf-8")
        server.command = [APACHE or "", "-D", "FOREGROUND", "-f", folder / "apache.conf"]
        with _running(server):
            yield server


@contextmanager
def store(site: Path, bucket: str, prefix: str, folder: Path) -> Iterator[Server]:
    """Run a store of files that speaks S3, without first pages of folders, and copy a site into it by its own tool."""
    python = in_an_environment(folder / "environment", "moto[server,s3]", "awscli")
    server = Server([], _free_port())
    server.command = [python.with_name("moto_server"), "-H", "127.0.0.1", "-p", str(server.port)]
    with _running(server):
        aws = (python.with_name("aws"), "--endpoint-url", f"http://127.0.0.1:{server.port}")
        run(*aws, "s3", "mb", f"s3://{bucket}", **_KEYS)
        options = ("--delete", "--cache-control", "no-cache", "--acl", "public-read")
        run(*aws, "s3", "sync", site, f"s3://{bucket}/{prefix}", *options, **_KEYS)
        yield server
