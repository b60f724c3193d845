using Dotnetes.Cri.V1;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>The names of stop signals (KEP-4960).</summary>
internal static class StopSignals
{
    /// <summary>The runtime's value of a name such as SIGUSR1; the image's own when there is none.</summary>
    public static Signal Parse(string? name) => name switch
    {
        null or "" => Signal.RuntimeDefault,
        _ => Enum.TryParse<Signal>(name.Replace("+", "plus", StringComparison.Ordinal).Replace("-", "minus", StringComparison.Ordinal), ignoreCase: true, out var signal)
            ? signal
            : Signal.RuntimeDefault,
    };
}
