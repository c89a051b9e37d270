# Read by every check of this folder: `. "$(dirname "$0")/common.sh"`. Not a check itself.
#   needs PROGRAM [PACKAGE]    ends the check as "not run" when the program is not here
#   serve [ARGS…]              starts the jar on an empty folder and waits; sets $base; $data is the folder
#   is EXPECTED FOUND WORDS    counts a check; a difference is printed, and the script ends with 1 at its end
#   say WORDS                  prints a figure
set -euo pipefail
name=$(basename "$0")
top=${top:-$(cd "$(dirname "$0")/../.." && pwd)}
jar=${jar:-${PASSEUR_JAR:-$top/target/passeur.jar}}
java=${java:-java}
port=${OUTSIDE_PORT:-9400}
work=$(mktemp -d)
data=$work/data
checks=0 wrong=0
pids=()

finish() {
  local code=$?
  for pid in ${pids[@]+"${pids[@]}"}; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
  [ "$code" -ne 0 ] || [ "$wrong" -eq 0 ] || code=1
  [ "$code" -eq 77 ] || say "$((checks - wrong)) of $checks checks hold"
  exit "$code"
}
trap finish EXIT

say() { echo "   $name: $*"; }
not_run() { echo "   not run: $name needs $*"; exit 77; }
needs() { command -v "$1" >/dev/null 2>&1 || not_run "$1${2:+ (Debian: apt-get install $2)}"; }

is() {
  checks=$((checks + 1))
  [ "$1" = "$2" ] || { wrong=$((wrong + 1)); say "WRONG, $3: expected «$1», found «$2»"; }
}

serve() {
  base=http://localhost:$port
  case " $* " in *" --base "* | *" --conformance "*) ;; *) set -- --base "$base" "$@" ;; esac
  "$java" -jar "$jar" serve --data "$data" --port "$port" "$@" >"$work/server.log" 2>&1 &
  pids+=($!)
  until grep -q '^Passeur: http' "$work/server.log"; do
    kill -0 "${pids[-1]}" 2>/dev/null || { say "the server ended:"; cat "$work/server.log"; exit 1; }
    read -rt 0.1 <> <(:) || true
  done
}

status() { curl -s -o "$work/body" -w '%{http_code}' "$@"; }
