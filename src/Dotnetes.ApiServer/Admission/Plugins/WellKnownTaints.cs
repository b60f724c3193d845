namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>The taints that plugins set or tolerate.</summary>
internal static class WellKnownTaints
{
    public const string NotReady = "node.kubernetes.io/not-ready";
    public const string Unreachable = "node.kubernetes.io/unreachable";
    public const string MemoryPressure = "node.kubernetes.io/memory-pressure";
}
