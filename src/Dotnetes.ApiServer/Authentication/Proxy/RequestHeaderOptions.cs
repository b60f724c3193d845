using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.ApiServer.Authentication.Proxy;

/// <summary>How a proxy before this server tells whose request it passes on (<c>--requestheader-*</c>).</summary>
public sealed record RequestHeaderOptions
{
    /// <summary>The authority of the proxy's client certificate (<c>--requestheader-client-ca-file</c>).</summary>
    public required Func<X509Certificate2Collection> Authorities { get; init; }

    /// <summary>The common names that the proxy may have (<c>--requestheader-allowed-names</c>); none for any.</summary>
    public ValueList<string> AllowedNames { get; init; }

    /// <summary>The headers of the user's name, in order of preference.</summary>
    public ValueList<string> UserHeaders { get; init; } = ["X-Remote-User"];

    /// <summary>The headers of the user's uid, in order of preference.</summary>
    public ValueList<string> UidHeaders { get; init; } = ["X-Remote-Uid"];

    /// <summary>The headers of the user's groups.</summary>
    public ValueList<string> GroupHeaders { get; init; } = ["X-Remote-Group"];

    /// <summary>What headers of extra information start with.</summary>
    public ValueList<string> ExtraHeaderPrefixes { get; init; } = ["X-Remote-Extra-"];
}
