"""Web servers with the configurations that a site brings, on loopback."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.servers import HERE, free_port, running

__all__ = ["SERVERS", "apache", "caddy", "nginx", "register"]

NGINX = """
{user} worker_processes 1; daemon off; pid nginx.pid; error_log stderr;
events {{ worker_connections 64; }}
http {{
    access_log off; client_body_temp_path body; proxy_temp_path a; fastcgi_temp_path b; scgi_temp_path c;
    uwsgi_temp_path d;
    {text}
}}
"""
APACHE = """
ServerRoot "{folder}"
PidFile "{folder}/apache.pid"
ServerName {here}
Listen {here}:{port}
Mutex pthread
ErrorLog "/dev/stderr"
{modules}
TypesConfig /dev/null
{text}
"""
MODULES = (
    "mpm_event", "authz_core", "mime", "dir", "rewrite", "setenvif", "headers", "deflate", "filter", "alias", "env",
)  # fmt: skip


def program(name: str, package: str) -> str:
    """Where a server is; system folders are not in every user's path."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert found, f"{name} is missing; `make test-all` installs it (Debian: {package})"
    return found


def served_as() -> str:
    """The line by which nginx, started by root, stays whoever started it: folders of tests are theirs alone."""
    return "user root;" if os.geteuid() == 0 else ""


@contextmanager
def nginx(root: Path, site: Path) -> Iterator[str]:
    """The address of nginx with the configuration of a site."""
    port, text = free_port(), (site / "servers/nginx.conf").read_text()
    text = text.replace("listen 80;", f"listen {HERE}:{port};").replace("/srv/www/site", str(root))
    with tempfile.TemporaryDirectory(prefix="nginx-") as folder:
        (Path(folder) / "nginx.conf").write_text(NGINX.format(text=text, user=served_as()))
        words = [program("nginx", "nginx-light"), "-p", folder, "-c", "nginx.conf", "-e", "stderr"]
        with running(words, port, Path(folder)):
            yield f"http://{HERE}:{port}"


@contextmanager
def apache(root: Path, site: Path) -> Iterator[str]:
    """The address of an Apache with the configuration of a site."""
    text = (site / "servers/apache.conf").read_text().replace("/srv/www/site", str(root))
    with apache_with(text) as address:
        yield address


@contextmanager
def shared(root: Path, site: Path) -> Iterator[str]:
    """The address of an Apache that reads the ``.htaccess`` of a site, as hosts for many do."""
    allowed = "AllowOverride FileInfo Options Indexes\nRequire all granted"
    with apache_with(f"DocumentRoot {root}\n<Directory {root}>\n{allowed}\n</Directory>") as address:
        yield address


@contextmanager
def register(folder: Path, name: str) -> Iterator[str]:
    """The address of an Apache that serves only a ``.htaccess``, as w3id.org does, below a name."""
    allowed = "AllowOverride All\nRequire all granted"
    text = f'Alias "/{name}" "{folder}"\n<Directory {folder}>\n{allowed}\n</Directory>'
    with apache_with(text) as address:
        yield f"{address}/{name}"


@contextmanager
def apache_with(text: str) -> Iterator[str]:
    """The address of an Apache with a configuration."""
    port = free_port()
    modules = "\n".join(f"LoadModule {each}_module /usr/lib/apache2/modules/mod_{each}.so" for each in MODULES)
    with tempfile.TemporaryDirectory(prefix="apache-") as folder:
        given = {"folder": folder, "here": HERE, "port": port, "modules": modules}
        said = APACHE.format(**given, text=text.replace("*:80", f"{HERE}:{port}"))
        (Path(folder) / "apache.conf").write_text(said)
        words = [program("apache2", "apache2-bin"), "-X", "-f", f"{folder}/apache.conf"]
        with running(words, port, Path(folder)):
            yield f"http://{HERE}:{port}"


@contextmanager
def caddy(root: Path, site: Path) -> Iterator[str]:
    """The address of a Caddy with the configuration of a site."""
    port, text = free_port(), (site / "servers/Caddyfile").read_text()
    text = re.sub(r"^[\w.-]+ \{$", f"http://{HERE}:{port} {{", text, count=1, flags=re.MULTILINE)
    text = text.replace("/srv/www/site", str(root))
    with tempfile.TemporaryDirectory(prefix="caddy-") as folder:
        (Path(folder) / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text)
        words = [program("caddy", "caddy"), "run", "--config", "Caddyfile", "--adapter", "caddyfile"]
        with running(words, port, Path(folder)):
            yield f"http://{HERE}:{port}"


SERVERS = {"nginx": nginx, "apache": apache, "htaccess": shared, "caddy": caddy}
