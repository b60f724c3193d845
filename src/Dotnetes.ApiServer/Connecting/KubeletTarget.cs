namespace Dotnetes.ApiServer.Connecting;

/// <summary>Where a node's kubelet listens.</summary>
/// <param name="Host">Its address or name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Features">What the node declares to support.</param>
internal sealed record KubeletTarget(string Host, int Port, ValueList<string> Features)
{
    /// <summary>The feature by which a kubelet says that it takes every websocket protocol itself (KEP-4006).</summary>
    public const string WebSocketFeature = "ExtendWebSocketsToKubelet";

    /// <summary>Whether websockets can be passed through to the kubelet as they are.</summary>
    public bool TakesWebSockets => Features.Contains(WebSocketFeature);

    /// <summary>The address of something that the kubelet serves.</summary>
    public Uri Url(string pathAndQuery) => new($"https://{NetworkRules.HostAndPort(Host, Port)}{pathAndQuery}");
}
