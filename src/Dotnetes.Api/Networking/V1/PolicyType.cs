namespace Dotnetes.Api.Networking.V1;

/// <summary>Direction of traffic that a network policy restricts: into pods, out of pods, or both when listed.</summary>
public static class PolicyType
{
    /// <summary>The value <c>Ingress</c>.</summary>
    public const string Ingress = "Ingress";

    /// <summary>The value <c>Egress</c>.</summary>
    public const string Egress = "Egress";
}
