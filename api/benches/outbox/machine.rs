//! What the figures were measured on.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use crate::numbers::{Spread, line, show};

const SYNCS: usize = 300;

/// Prints the machine, and how long the disk under `folder` takes for a durable write.
pub fn describe(folder: &Path) {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZeroUsize::get);
    let kernel = read("/proc/sys/kernel/osrelease");
    let memory = read("/proc/meminfo");
    let memory = memory.lines().next().unwrap_or_default().replace("MemTotal:", "").trim().to_owned();
    let load = read("/proc/loadavg");
    let fsync = fsync(folder);
    line("machine", &[("cores", cores.to_string()), ("memory", memory), ("Linux", kernel.trim().to_owned())]);
    line("load before (1, 5, 15 min)", &[("", load.split(' ').take(3).collect::<Vec<_>>().join(" "))]);
    let on = file_system(folder);
    line(
        "disk: 4 KiB appended and synced",
        &[("p50", show(fsync.percentile(50))), ("p99", show(fsync.percentile(99))), ("on", on)],
    );
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// The file system of a folder. In memory nothing waits for a disk, and the figures would mean nothing.
fn file_system(folder: &Path) -> String {
    let mounts = read("/proc/mounts");
    let found = mounts
        .lines()
        .filter_map(|mount| {
            let mut words = mount.split(' ').skip(1);
            let (at, kind) = (words.next()?, words.next()?);
            folder.starts_with(at).then_some((at.len(), kind))
        })
        .max();
    let kind = found.map_or("unknown", |(_, kind)| kind);
    assert!(kind != "tmpfs", "{} is in memory", folder.display());
    kind.to_owned()
}

fn fsync(folder: &Path) -> Spread {
    let path = folder.join("fsync");
    let mut file = File::create(&path).unwrap();
    let times = (0..SYNCS).map(|_| {
        let began_at = Instant::now();
        file.write_all(&[7; 4096]).unwrap();
        file.sync_data().unwrap();
        began_at.elapsed()
    });
    let times = Spread::of(times);
    fs::remove_file(path).unwrap();
    times
}
