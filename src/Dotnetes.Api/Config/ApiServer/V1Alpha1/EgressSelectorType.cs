namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Whether connections to the token issuer are routed like control plane or like cluster traffic.</summary>
public static class EgressSelectorType
{
    /// <summary>The value <c>controlplane</c>.</summary>
    public const string Controlplane = "controlplane";

    /// <summary>The value <c>cluster</c>.</summary>
    public const string Cluster = "cluster";
}
