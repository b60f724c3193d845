namespace Dotnetes.Client.Transport;

/// <summary>As whom requests are made instead of as the caller, when the caller may do so.</summary>
public sealed record Impersonation
{
    /// <summary>The user name.</summary>
    public required string User { get; init; }

    /// <summary>The user's uid; empty for none.</summary>
    public string Uid { get; init; } = "";

    /// <summary>The user's groups.</summary>
    public ValueList<string> Groups { get; init; }

    /// <summary>Further attributes of the user.</summary>
    public ValueMap<ValueList<string>> Extra { get; init; }
}
