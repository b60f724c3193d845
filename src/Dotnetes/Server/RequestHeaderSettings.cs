namespace Dotnetes.Server;

/// <summary>How a proxy before the API server tells whose requests it passes on, as people write it down.</summary>
public sealed record RequestHeaderSettings
{
    /// <summary>A PEM file with the authorities of the proxy's certificate; empty for the cluster's own.</summary>
    public string AuthorityFile { get; init; } = "";

    /// <summary>The common names that the proxy may have; none for any.</summary>
    public ValueList<string> AllowedNames { get; init; }

    /// <summary>The headers of the user's name.</summary>
    public ValueList<string> UserHeaders { get; init; } = ["X-Remote-User"];

    /// <summary>The headers of the user's uid.</summary>
    public ValueList<string> UidHeaders { get; init; } = ["X-Remote-Uid"];

    /// <summary>The headers of the user's groups.</summary>
    public ValueList<string> GroupHeaders { get; init; } = ["X-Remote-Group"];

    /// <summary>What headers of extra information start with.</summary>
    public ValueList<string> ExtraHeaderPrefixes { get; init; } = ["X-Remote-Extra-"];
}
