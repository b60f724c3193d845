using Dotnetes.Api.Config.ApiServer.V1;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>How values are encrypted in the store.</summary>
public sealed record EncryptionOptions
{
    /// <summary>The configuration, checked.</summary>
    public required EncryptionConfiguration Configuration { get; init; }

    /// <summary>The file it came from.</summary>
    public string File { get; init; } = "";

    /// <summary>The hash of the file, as metrics tell it: <c>sha256:</c> and hexadecimal digits.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Whether the file is read again when it changes.</summary>
    public bool AutomaticReload { get; init; }

    /// <summary>The name of this server among others; metrics show its hash.</summary>
    public string ServerId { get; init; } = "";
}
