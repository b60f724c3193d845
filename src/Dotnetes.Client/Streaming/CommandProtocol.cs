namespace Dotnetes.Client.Streaming;

/// <summary>One of the websocket protocols by which clients run commands: every message begins with the number of its channel.</summary>
/// <param name="Name">Its name; empty when a client names none.</param>
/// <param name="IsBase64">Whether messages are text: the channel as a digit, then base64.</param>
/// <param name="HasStatus">Whether the error channel tells of every end by a Status; otherwise of failures, by their message.</param>
public sealed record CommandProtocol(string Name, bool IsBase64, bool HasStatus)
{
    private static readonly CommandProtocol s_unnamed = new("", IsBase64: false, HasStatus: false);

    /// <summary>The newest, whose channels can be closed one by one.</summary>
    public static CommandProtocol Newest { get; } = new("v5.channel.k8s.io", IsBase64: false, HasStatus: true);

    /// <summary>All that have names, the best first.</summary>
    public static IReadOnlyList<CommandProtocol> All { get; } =
    [
        Newest,
        new("v4.channel.k8s.io", IsBase64: false, HasStatus: true),
        new("v4.base64.channel.k8s.io", IsBase64: true, HasStatus: true),
        new("channel.k8s.io", IsBase64: false, HasStatus: false),
        new("base64.channel.k8s.io", IsBase64: true, HasStatus: false),
    ];

    /// <summary>The best of those that a client offers; the plainest one for a client that offers none, and null when no offer is known.</summary>
    public static CommandProtocol? Choose(IList<string> offered) => offered.Count == 0 ? s_unnamed : All.FirstOrDefault(p => offered.Contains(p.Name));
}
