namespace Dotnetes.Kubelet.Server;

/// <summary>Who asks.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Groups">The user's groups.</param>
/// <param name="Uid">The user's uid; empty when there is none.</param>
public sealed record KubeletUser(string Name, ValueList<string> Groups, string Uid = "");
