#!/usr/bin/env bash
# Installs what the tests need beside Go, on Debian and its kin: a browser, a
# checker of HTML, readers of PDF, of documents and of calendars. What is there already stays.
set -euo pipefail
cd "$(dirname "$0")"

wanted=()
need() { # command, package
	command -v "$1" >/dev/null 2>&1 || wanted+=("$2")
}
need git git
need node nodejs
need npm npm
need chromium chromium
need java default-jre-headless
need xmllint libxml2-utils
need pdftotext poppler-utils
need pdfinfo poppler-utils
command -v vim >/dev/null 2>&1 || need vim.tiny vim-tiny # these save files, each in its own way
need nano nano
need gio libglib2.0-bin
need rsync rsync
need zip zip
need unzip unzip
need soffice libreoffice-writer-nogui
PATH=$PATH:/usr/sbin need nginx nginx
PATH=$PATH:/usr/sbin need apache2 apache2-bin # the program, without a service that starts
need htpasswd apache2-utils
/usr/bin/python3 -c 'import icalendar' >/dev/null 2>&1 || wanted+=(python3 python3-icalendar)
/usr/bin/python3 -c 'import vobject' >/dev/null 2>&1 || wanted+=(python3 python3-vobject)
fc-list 2>/dev/null | grep -qi liberation || wanted+=(fonts-liberation2 fonts-dejavu-core)

if [ ${#wanted[@]} -gt 0 ]; then
	root=()
	[ "$(id -u)" = 0 ] || root=(sudo)
	echo "installing: ${wanted[*]}"
	"${root[@]}" apt-get update -qq
	DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
	case " ${wanted[*]} " in
	*" nginx "*) # only its program is wanted: nobody asked for a web server on this machine
		[ ! -d /run/systemd/system ] || "${root[@]}" systemctl disable --quiet --now nginx
		;;
	esac
fi

cd browser
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi
