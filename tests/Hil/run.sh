#!/usr/bin/env bash
# Runs the drivers on a real kernel in a small virtual machine: GPIO, I2C, SPI, keyboards, serial ports.
# The last line is "N passed, N failed". Where the machine cannot be had it says SKIPPED and ends with 0.
# --no-build: Appliance.Hil has been built already.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
cache=$top/artifacts/hil
bootLimitSeconds=420
mkdir -p "$cache"
cd "$cache" || exit 1

skip() {
  printf '\n*** SKIPPED: drivers on a real kernel: %s\n\n0 passed, 0 failed\n' "$1"
  exit 0
}

install() {
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  "${root[@]}" apt-get update -qq &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

[ "$(uname -m)" = x86_64 ] || skip "it needs an x64 machine"
command -v apt-get >/dev/null || skip "no apt to get a kernel from"

# The kernel and its modules, once. Any file of the recipe that changed makes them anew.
recipe=$(cat "$here/run.sh" "$here/init" "$here"/modules/* | sha256sum | cut -c 1-16)
if [ "$(cat recipe 2>/dev/null)" != "$recipe" ] || ! command -v qemu-system-x86_64 >/dev/null; then
  rm -f recipe
  log=$cache/prepare.log
  echo "Preparing the virtual machine (once)"
  install qemu-system-x86 seabios busybox-static cpio kmod make gcc libc6-dev xz-utils >"$log" 2>&1 ||
    skip "its packages cannot be installed, see $log"
  headers=$(apt-cache search --names-only '^linux-headers-6\.1\.0-[0-9]+-amd64$' | cut -d ' ' -f 1 | sort -V | tail -n 1)
  [ -n "$headers" ] || skip "apt has no 6.1 kernel"
  kernel=${headers#linux-headers-}
  install "$headers" >>"$log" 2>&1 || skip "the kernel's headers cannot be installed, see $log"
  rm -rf packages image source build initramfs
  mkdir -p packages
  (cd packages && apt-get download -qq "linux-image-$kernel" linux-source-6.1) >>"$log" 2>&1 ||
    skip "the kernel cannot be downloaded, see $log"
  dpkg-deb -x packages/linux-image-*.deb image && dpkg-deb -x packages/linux-source-*.deb source || exit 1

  # Debian's kernels have no gpio-sim: it is built out of tree, with the part of the kernel that it does not export.
  mkdir -p build
  tar -xJf source/usr/src/linux-source-6.1.tar.xz -C build --strip-components=1 --wildcards \
    '*/drivers/gpio/gpio-sim.c' '*/drivers/gpio/gpiolib.h' '*/kernel/irq/irq_sim.c' || exit 1
  mv build/drivers/gpio/* build/kernel/irq/irq_sim.c build/
  sed -i 's/irq_to_desc(irqnum)/irq_data_to_desc(irq_get_irq_data(irqnum))/' build/irq_sim.c
  cp "$here"/modules/* build/
  make -s -C "/usr/src/$headers" M="$cache/build" modules >>"$log" 2>&1 || {
    echo "FAILED: the modules do not build, see $log"
    exit 1
  }

  mkdir -p initramfs/{bin,proc,sys,dev,host,modules}
  cp "$(command -v busybox)" initramfs/bin/busybox
  cp "$here/init" initramfs/init && chmod +x initramfs/init
  for name in virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio-rng netfs fscache \
    9pnet 9p 9pnet_virtio configfs i2c-dev spidev uinput evdev \
    usb-common usbcore udc-core dummy_hcd libcomposite usb_f_printer usblp; do
    file=$(find image/lib/modules -name "$name.ko")
    [ -n "$file" ] || continue # Built into this kernel.
    cp "$file" initramfs/modules/ && echo "$name.ko" >>initramfs/modules/order
  done
  cp build/gpio-sim-oot.ko build/i2c-emu.ko build/spi-emu.ko initramfs/modules/
  printf 'gpio-sim-oot.ko\ni2c-emu.ko\nspi-emu.ko\n' >>initramfs/modules/order
  (cd initramfs && find . | cpio -o -H newc --quiet | gzip -1) >initramfs.gz || exit 1
  cp image/boot/vmlinuz-* vmlinuz
  rm -rf packages image source build initramfs
  echo "$recipe" >recipe
fi

if [ "${1:-}" != --no-build ]; then
  dotnet build "$here/Appliance.Hil/Appliance.Hil.csproj" -nodeReuse:false -p:UseSharedCompilation=false \
    --nologo -v:quiet || exit 1
fi

# The second and third UART are the two ends of one cable. QEMU before 9.1 faults on a return from interrupt that user space
# makes (.NET does when a thread is stopped) while SMAP is on, so it is off.
program=$top/artifacts/bin/Appliance.Hil/debug/Appliance.Hil.dll
rm -f cable
timeout "$bootLimitSeconds" qemu-system-x86_64 -accel tcg,thread=multi -cpu max,smap=off -smp 2 -m 1024 -M q35 \
  -nodefaults -no-user-config -display none -no-reboot -kernel vmlinuz -initrd initramfs.gz \
  -append "console=ttyS0 quiet panic=-1 hil.dotnet=$(readlink -f "$(command -v dotnet)") hil.program=$program" \
  -virtfs local,path=/,mount_tag=hostroot,security_model=none,readonly=on,multidevs=remap \
  -serial stdio -device virtio-rng-pci \
  -chardev socket,id=host,path=cable,server=on,wait=off -serial chardev:host \
  -chardev socket,id=device,path=cable,server=off -serial chardev:device \
  </dev/null 2>&1 | tr -d '\r' | tee console.log
result=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' console.log | tail -n 1)
[ -n "$result" ] || { echo "FAILED: the virtual machine ended without a result"; exit 1; }
printf '%s\n' "$result"
[ "${result##*, }" = "0 failed" ]
