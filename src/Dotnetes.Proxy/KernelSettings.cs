using System.Globalization;
using Dotnetes.Api.Config.KubeProxy.V1Alpha1;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Proxy;

/// <summary>Sets the size and the times of the kernel's table of connections. Where that is not allowed (in a container, say) it stays as it is.</summary>
internal static partial class KernelSettings
{
    private const string Folder = "/proc/sys/net/netfilter/";

    /// <summary>Applies complete settings.</summary>
    public static void Apply(KubeProxyConntrackConfiguration settings, int cores, ILogger logger)
    {
        var size = Math.Max(settings.Min ?? 0, (settings.MaxPerCore ?? 0) * (long)cores);
        if (settings.MaxPerCore is > 0 && Read("nf_conntrack_max") is { } current && current < size)
        {
            Write("nf_conntrack_max", size, logger);
        }

        WriteSeconds("nf_conntrack_tcp_timeout_established", settings.TcpEstablishedTimeout, logger);
        WriteSeconds("nf_conntrack_tcp_timeout_close_wait", settings.TcpCloseWaitTimeout, logger);
        WriteSeconds("nf_conntrack_udp_timeout", settings.UdpTimeout, logger);
        WriteSeconds("nf_conntrack_udp_timeout_stream", settings.UdpStreamTimeout, logger);
        if (settings.TcpBeLiberal)
        {
            Write("nf_conntrack_tcp_be_liberal", 1, logger);
        }
    }

    private static void WriteSeconds(string name, Duration? value, ILogger logger)
    {
        var seconds = (long)(value?.TotalSeconds ?? 0);
        if (seconds > 0 && Read(name) is { } current && current != seconds)
        {
            Write(name, seconds, logger);
        }
    }

    private static long? Read(string name)
    {
        try
        {
            return long.TryParse(File.ReadAllText(Folder + name).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Write(string name, long value, ILogger logger)
    {
        try
        {
            File.WriteAllText(Folder + name, value.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotAllowed(logger, name, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The kernel's {Name} stays as it is: {Reason}")]
        public static partial void NotAllowed(ILogger logger, string name, string reason);
    }
}
