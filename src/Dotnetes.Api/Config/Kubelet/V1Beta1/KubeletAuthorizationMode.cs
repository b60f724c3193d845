namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Whether every request to the kubelet is allowed or the API server is asked.</summary>
public static class KubeletAuthorizationMode
{
    /// <summary>The value <c>AlwaysAllow</c>.</summary>
    public const string AlwaysAllow = "AlwaysAllow";

    /// <summary>The value <c>Webhook</c>.</summary>
    public const string Webhook = "Webhook";
}
