# shellcheck shell=sh disable=SC2034
# packages.sh -- sourced by start, tests/run and .ci/run: which Debian packages they need, and how these get here.
# All that it says goes to stderr: the output of `start judge` is data.

# To build and run the program.
PACKAGES_BUILD="gcc libc6-dev cmake ninja-build pkgconf liblua5.4-dev libicu-dev libsqlite3-dev libmd-dev libedit-dev
    libopencc-dev libopencc-data libsdl2-dev libsdl2-ttf-dev libstb-dev
    fonts-noto-cjk fonts-noto-color-emoji fonts-wqy-microhei"
# To test it. python3 runs the judge's scorer, where one lies beside the checkout; tmux is the terminal of the chat test. The
# window is driven on a display of its own, with a Chinese input method on a bus of its own, and looked at.
PACKAGES_TEST="libcmocka-dev python3 tmux xvfb xdotool xclip x11-utils imagemagick librsvg2-bin
    dbus-bin dbus-daemon fcitx5 fcitx5-pinyin"
PACKAGES_CLANG="clang-14 libclang-rt-14-dev"
PACKAGES_LINT="clang-format-14 clang-tidy-14"

say() {
    printf '%s\n' "$*" >&2
}

# missing_packages NAME...: those that are not installed, on one line.
missing_packages() {
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | awk -v wanted="$*" '
        $1 == "installed" { have[$2] = 1 }
        END {
            count = split(wanted, names)
            for (i = 1; i <= count; i++) if (!(names[i] in have)) printf "%s ", names[i]
        }'
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# install_packages LOG NAME...: install what is missing; false, with the reason, where that cannot be done.
install_packages() {
    log=$1
    shift
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        say "This is no Debian: what it needs is not installed by itself. The Debian names are: $*"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
        say "These packages are missing, and installing them needs root or sudo. As root, run:"
        say "  apt-get install --no-install-recommends $missing"
        return 1
    fi
    say "Installing: $missing"
    as_root apt-get update -q >"$log" 2>&1 </dev/null || say "apt-get update failed; going on with the lists that are here."
    # shellcheck disable=SC2086
    as_root apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >>"$log" 2>&1 </dev/null && return 0
    tail -n 20 "$log" >&2
    say "Installing failed; the whole report is in $log"
    return 1
}

# build_preset ROOT PRESET [TARGET...]: configure and build; what went wrong is shown, else one line.
build_preset() {
    build_root=$1
    build_dir=$1/.build/$2
    build_name=$2
    shift 2
    mkdir -p "$build_dir"
    say "Building $build_name in .build/$build_name ..."
    if ! (cd "$build_root" && cmake --preset "$build_name") >"$build_dir/configure.log" 2>&1 </dev/null; then
        cat "$build_dir/configure.log" >&2
        return 1
    fi
    if [ -t 2 ]; then
        NINJA_STATUS='  [%f/%t] ' cmake --build "$build_dir" ${1+--target "$@"} >&2 </dev/null
        return
    fi
    cmake --build "$build_dir" ${1+--target "$@"} >"$build_dir/build.log" 2>&1 </dev/null && return 0
    cat "$build_dir/build.log" >&2
    return 1
}
