namespace Dotnetes.ApiServer.Pipeline;

/// <summary>The body of a request: an object passed by reference, or bytes of some media type.</summary>
/// <param name="Value">The object; null when there are bytes.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="MediaType">The media type of the bytes, without parameters; empty stands for JSON.</param>
internal sealed record RequestBody(IKubeKind? Value, ReadOnlyMemory<byte> Bytes, string MediaType)
{
    /// <summary>No body.</summary>
    public static RequestBody None { get; } = new(null, default, "");

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Value is null && Bytes.IsEmpty;
}
