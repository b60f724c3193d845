using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Dotnetes.Proxy.Tests.Network;

/// <summary>A network namespace of this test's own.</summary>
internal sealed partial class NetworkNamespace : IDisposable
{
    private const int NewNetwork = 0x40000000;

    public NetworkNamespace(string name)
    {
        Name = $"dnp{Environment.ProcessId}{name}";
        Ip($"netns add {Name}");
        Ip($"-n {Name} link set lo up");
    }

    public string Name { get; }

    /// <summary>Runs ip; for this namespace with <c>-n</c> and its name.</summary>
    public static string Ip(string arguments) => Program("ip", arguments);

    public static string Program(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {arguments}: {error}");
    }

    /// <summary>Runs an action in the namespace; sockets that it makes belong there for good.</summary>
    public T Run<T>(Func<T> action)
    {
        var result = default(T)!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle("/run/netns/" + Name);
                if (SetNamespace((int)file.DangerousGetHandle(), NewNetwork) != 0)
                {
                    throw new InvalidOperationException($"setns: {Marshal.GetLastPInvokeError()}");
                }

                result = action();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result : throw new InvalidOperationException(failure.Message, failure);
    }

    public void Dispose() => Ip($"netns delete {Name}");

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int descriptor, int type);
}
