using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Dotnetes.Kubelet.Security;

/// <summary>
/// The system calls that a sandbox's container may make (seccomp, OCI runtime specification 1.0 "Seccomp"). It only waits for signals, so
/// that is much less than the runtime's default profile allows, and a filter of it is made in a tenth of the time. What is listed beside are the calls that runc and crun
/// make between setting the filter and starting the program.
/// </summary>
internal static class SandboxProfile
{
    // CLONE_NEWNS and the other namespaces: threads may be made, namespaces not.
    private const ulong NewNamespaces = 0x7E020000;
    private const int NotImplemented = 38;

    private static readonly string[] s_allowed =
    [
        "access", "arch_prctl", "brk", "capget", "capset", "chdir", "clock_gettime", "close", "close_range", "dup", "dup2", "dup3", "epoll_create1", "epoll_ctl",
        "epoll_pwait", "epoll_wait", "eventfd2", "execve", "execveat", "exit", "exit_group", "faccessat", "faccessat2", "fchdir", "fchown", "fcntl", "fstat", "fstatfs",
        "futex", "getcwd", "getdents64", "getegid", "geteuid", "getgid", "getgroups", "getpid", "getppid", "getrandom", "getrlimit", "getsid", "gettid", "getuid",
        "ioctl", "keyctl", "kill", "lseek", "lstat", "madvise", "membarrier", "mmap", "mprotect", "mremap", "munmap", "nanosleep", "newfstatat", "open", "openat", "openat2",
        "pause", "pipe2", "poll", "ppoll", "prctl", "pread64", "prlimit64", "pwrite64", "read", "readlink", "readlinkat", "readv", "restart_syscall", "rseq",
        "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait", "sched_getaffinity", "sched_yield", "seccomp",
        "set_robust_list", "set_tid_address", "setgid", "setgroups", "setpgid", "setresgid", "setresuid", "setrlimit", "setsid", "setuid", "sigaltstack", "stat",
        "statfs", "statx", "tgkill", "timer_create", "timer_delete", "timer_settime", "umask", "uname", "wait4", "waitid", "write", "writev",
    ];

    /// <summary>Writes the profile unless the file has it already.</summary>
    /// <returns>Whether there is a profile for this machine's processor.</returns>
    public static bool Write(string file)
    {
        if (Render(RuntimeInformation.OSArchitecture) is not { } text)
        {
            return false;
        }

        if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file + ".tmp", text);
            File.Move(file + ".tmp", file, overwrite: true);
        }

        return true;
    }

    /// <summary>The profile; null for processors whose name it does not know.</summary>
    internal static string? Render(Architecture processor)
    {
        var architecture = processor switch { Architecture.X64 => "SCMP_ARCH_X86_64", Architecture.Arm64 => "SCMP_ARCH_AARCH64", _ => null };
        if (architecture is null)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("defaultAction", "SCMP_ACT_ERRNO");
            json.WriteStartArray("architectures");
            json.WriteStringValue(architecture);
            json.WriteEndArray();
            json.WriteStartArray("syscalls");
            Rule(json, s_allowed, "SCMP_ACT_ALLOW", null);
            Rule(json, ["clone"], "SCMP_ACT_ALLOW", NewNamespaces);
            Rule(json, ["clone3"], "SCMP_ACT_ERRNO", null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Rule(Utf8JsonWriter json, string[] names, string action, ulong? forbidden)
    {
        json.WriteStartObject();
        json.WriteStartArray("names");
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteString("action", action);
        if (action == "SCMP_ACT_ERRNO")
        {
            // The C library then makes threads the old way.
            json.WriteNumber("errnoRet", NotImplemented);
        }

        if (forbidden is { } mask)
        {
            json.WriteStartArray("args");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteNumber("value", mask);
            json.WriteNumber("valueTwo", 0);
            json.WriteString("op", "SCMP_CMP_MASKED_EQ");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
