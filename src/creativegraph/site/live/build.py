"""Makes the bundles by npm; the hook that makes the wheel runs this file by itself, without the package."""

import os
import shutil
import subprocess
from hashlib import blake2b
from pathlib import Path

__all__ = ["make"]

SCRIPTS = Path(__file__).parent / "scripts"
MADE_OF = ".made-of"


def make(out: Path, work: Path, licence: Path) -> str:
    """Make the bundles in a folder, unless they are there as they would be made; return what is wrong, or nothing.

    Args:
        out: the folder.
        work: a folder for npm, which stays, so that packages are installed once.
        licence: the text of the Apache licence, which goes with those that are under it.
    """
    digest = made_of()
    if (out / MADE_OF).is_file() and (out / MADE_OF).read_text() == digest:
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    try:
        shutil.copytree(SCRIPTS, work, dirs_exist_ok=True)
        for each in work.glob("entries/*"):  # what was renamed or deleted
            if not (SCRIPTS / "entries" / each.name).exists():
                each.unlink()
        lock, installed = work / "package-lock.json", work / "node_modules" / ".package-lock.json"
        if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
            run([npm, "ci"], work)
        fresh = out.with_name(f"{out.name}.{os.getpid()}")
        run([npm, "run", "--silent", "build", "--", str(fresh.absolute()), str(licence.absolute())], work)
        (fresh / MADE_OF).write_text(digest)
        shutil.rmtree(out, ignore_errors=True)
        fresh.rename(out)
    except subprocess.CalledProcessError as error:
        words = [line for line in f"{error.stderr}{error.stdout}".splitlines() if line.strip()]
        return f"{' '.join(error.cmd[1:3])}: {words[0] if words else error.returncode}"
    except OSError as error:
        return str(error)
    return ""


def made_of() -> str:
    """Return a digest of the sources."""
    digest = blake2b(digest_size=16)
    for path in sorted(each for each in SCRIPTS.rglob("*") if each.is_file()):
        digest.update(path.relative_to(SCRIPTS).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def run(command: list[str], folder: Path) -> None:
    """Run npm, and fail with what it says."""
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")  # noqa: S603
