using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>Which requests may last: they have no time limit, and only the beginning of watches is counted.</summary>
internal static class LongRunning
{
    /// <summary>Whether a request is a watch or a connection through the server.</summary>
    public static bool Is(RequestInfo info) => info.Verb == "watch" || IsConnection(info);

    /// <summary>Whether it is a connection through the server.</summary>
    public static bool IsConnection(RequestInfo info) => info.IsResource && info.Subresource is "attach" or "exec" or "proxy" or "log" or "portforward";
}
