using System.Diagnostics;

namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>
/// A machine that systemd starts: process 1 of namespaces of its own, with a disk over the real one that is thrown away with it. Its power
/// can be cut, and switched on again.
/// </summary>
internal sealed class SystemdMachine(string network, string directory) : IAsyncDisposable
{
    /// <summary>Where <c>dotnetes</c> keeps everything on the machine.</summary>
    public const string Data = "/var/lib/dotnetes";

    // What systemd needs is a root directory of its own, control groups that it may write, and an empty /run. What would touch the real
    // machine (modules, kernel settings, file systems) is not started.
    private const string Booting = """
        set -eu
        groups=$(find /sys/fs/cgroup -maxdepth 2 -name cgroup.procs -printf '%h\n')
        [ ! -e /sys/fs/cgroup/cgroup.controllers ] || groups=/sys/fs/cgroup
        for group in $groups; do
          mkdir -p "$group/$2"
          for file in cpus mems; do
            [ ! -e "$group/$2/cpuset.$file" ] || [ -n "$(cat "$group/$2/cpuset.$file")" ] || cat "$group/cpuset.$file" >"$group/$2/cpuset.$file"
          done
          echo $$ >"$group/$2/cgroup.procs"
        done
        exec unshare --pid --mount --cgroup --uts --ipc --fork --kill-child sh -c "$5" sh "$1" "$3" "$4" "$groups"
        """;

    private const string Init = """
        set -eu
        root=$1/root
        mkdir -p "$1/disk/upper" "$1/disk/work" "$1/disk/data" "$root"
        mount -t overlay overlay -o "lowerdir=/,upperdir=$1/disk/upper,workdir=$1/disk/work" "$root"
        mount -t proc proc "$root/proc"
        mount -t sysfs sysfs "$root/sys"
        mount --rbind /dev "$root/dev"
        mount -t tmpfs tmpfs "$root/run"
        if [ "$4" = /sys/fs/cgroup ]; then
          mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
        else
          mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
          for group in $4; do
            name=${group##*/}
            mkdir "$root/sys/fs/cgroup/$name"
            case $name in
              unified) mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/$name" ;;
              systemd) mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/$name" ;;
              *) mount -t cgroup -o "$name" cgroup "$root/sys/fs/cgroup/$name" ;;
            esac
          done
        fi
        for folder in "$2" "$3"; do
          mkdir -p "$root$folder"
          mount --bind "$folder" "$root$folder"
        done
        mkdir -p "$root/var/lib/dotnetes"
        mount --bind "$1/disk/data" "$root/var/lib/dotnetes"
        if [ ! -e "$1/disk/installed" ]; then
          rm -rf "$root"/etc/systemd/system/*.wants "$root/etc/systemd/system.conf.d"
          find "$root"/lib/systemd/system/*.wants -type l ! -name 'systemd-journald*' -delete
          rm -f "$root/etc/fstab"
          touch "$root/etc/fstab" "$1/disk/installed"
          mkdir -p "$root/etc/systemd/journald.conf.d" "$root/var/log/journal"
          printf '[Journal]\nStorage=volatile\nAudit=no\nReadKMsg=no\n' >"$root/etc/systemd/journald.conf.d/test.conf"
        fi
        cd "$root"
        exec env -i container=test PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
          chroot "$root" /lib/systemd/systemd --system --unit=multi-user.target
        """;

    private const string Cleaning = """
        for attempt in 1 2 3 4 5 6 7 8 9 10; do
          find /sys/fs/cgroup -path "*/$1*" -name cgroup.procs -exec cat '{}' + | grep -q . || break
          sleep 0.1
        done
        find /sys/fs/cgroup -depth -path "*/$1*" -type d -exec rmdir '{}' ';'
        """;

    private readonly string _cgroup = "dotnetes-" + network;
    private Process? _process;
    private string _first = "";

    /// <summary>A folder that the machine and the test share, under the same name.</summary>
    public string Shared => Path.Combine(directory, "shared");

    /// <summary>Why such machines cannot be here; null when they can.</summary>
    public static string? Obstacle { get; } = TestCluster.Obstacle
        ?? (!File.Exists("/lib/systemd/systemd") || ExternalProgram.Find("systemctl") is null ? "needs systemd on this machine" : null)
        ?? (Directory.Exists("/sys/fs/cgroup/systemd") || File.Exists("/sys/fs/cgroup/cgroup.controllers") ? null : "needs control groups that systemd can use");

    /// <summary>Switches the machine on and waits until systemd has started everything.</summary>
    public async Task Boot()
    {
        var disk = Path.Combine(directory, "disk");
        if (!Directory.Exists(disk))
        {
            Directory.CreateDirectory(disk);
            Directory.CreateDirectory(Shared);
            await ExternalProgram.Run("mount", ["-t", "tmpfs", "-o", "mode=755", "tmpfs", disk]);
        }

        _process = Process.Start(new ProcessStartInfo(
            "nsenter",
            [
                $"--net=/run/netns/{network}", "--", "sh", "-c", Booting, "sh", directory, _cgroup, Path.GetDirectoryName(DotnetesProgram.Path)!, Shared, Init,
            ])
        {
            RedirectStandardInput = true,
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        ProgramResult state;
        do
        {
            Assert.False(_process.HasExited || limit.IsCancellationRequested, "systemd did not start");
            await Task.Delay(100);
            _first = (await File.ReadAllTextAsync($"/proc/{_process.Id}/task/{_process.Id}/children")).Trim();
            state = _first.Length > 0 && await IsInit() ? await Try("systemctl", "is-system-running") : new(1, "", "");
        }
        while (state.Output.Trim() is not ("running" or "degraded"));
    }

    /// <summary>Cuts the power: every process of the machine is gone at once.</summary>
    public async Task CutPower()
    {
        if (_process is not null)
        {
            await ExternalProgram.Try("kill", ["-KILL", _first.Length > 0 ? _first : $"{_process.Id}"]);
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
            await ExternalProgram.Try("sh", ["-c", Cleaning, "sh", _cgroup]);
        }
    }

    /// <summary>Runs a program on the machine and gives what it wrote to its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote.</exception>
    public async Task<string> Run(string program, params string[] arguments)
    {
        var (code, output, error) = await Try(program, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {code}: {output}{error}");
    }

    /// <summary>Runs a program on the machine to its end, whatever that is.</summary>
    public async Task<ProgramResult> Try(string program, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await ExternalProgram.Try("nsenter", ["--target", _first, "--all", "--root", "--wd", "--", program, .. arguments], cancellationToken: limit.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CutPower();
        await ExternalProgram.Try("umount", ["-l", Path.Combine(directory, "disk")]);
    }

    // Before, it is still the shell that prepares the machine.
    private async Task<bool> IsInit()
    {
        try
        {
            return (await File.ReadAllTextAsync($"/proc/{_first}/comm")).Trim() == "systemd";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
