namespace Dotnetes.Serialization;

/// <summary>
/// The one error that every decoder of this project throws for input that it cannot accept: malformed JSON, protobuf or YAML,
/// a value of the wrong type, a document nested too deeply. Clients see it as 400 or 422.
/// </summary>
public sealed class DecodingException : Exception
{
    /// <summary>Creates the error with a reason that may be shown to a client.</summary>
    /// <param name="reason">What is wrong, as a sentence fragment without the path.</param>
    /// <param name="path">The path of the offending field such as <c>spec.containers[0].name</c>; empty for the document itself.</param>
    /// <param name="offset">The byte offset in the input where the problem was noticed; -1 when unknown.</param>
    /// <param name="found">What stands where a value of another type is wanted, such as <c>string</c> or <c>number 1.5</c>; empty for other errors.</param>
    public DecodingException(string reason, string path = "", long offset = -1, string found = "")
        : base(path.Length == 0 ? reason : $"{path}: {reason}")
    {
        Reason = reason;
        Path = path;
        Offset = offset;
        Found = found;
    }

    /// <summary>What is wrong, without the path.</summary>
    public string Reason { get; }

    /// <summary>The path of the offending field; empty for the document itself.</summary>
    public string Path { get; }

    /// <summary>What stands where a value of another type is wanted, such as <c>string</c> or <c>number 1.5</c>; empty for other errors.</summary>
    public string Found { get; }

    /// <summary>The byte offset in the input; -1 when unknown.</summary>
    public long Offset { get; }
}
