namespace Dotnetes.Kubelet.Images;

/// <summary>The parts of an image's name, with Docker's completions: <c>nginx</c> is <c>docker.io/library/nginx:latest</c>.</summary>
/// <param name="Registry">The registry's host and port.</param>
/// <param name="Repository">The path in the registry.</param>
/// <param name="Tag">The tag; empty when there is only a digest.</param>
/// <param name="Digest">The digest with its algorithm; empty when there is none.</param>
public sealed record ImageReference(string Registry, string Repository, string Tag, string Digest)
{
    /// <summary>Takes a name apart; null when it is not valid.</summary>
    public static ImageReference? Parse(string image)
    {
        var rest = image;
        var digest = "";
        if (rest.IndexOf('@') is >= 0 and var at)
        {
            digest = rest[(at + 1)..];
            rest = rest[..at];
            if (!digest.Contains(':') || digest.EndsWith(':'))
            {
                return null;
            }
        }

        var tag = "";
        var colon = rest.LastIndexOf(':');
        if (colon > rest.LastIndexOf('/'))
        {
            tag = rest[(colon + 1)..];
            rest = rest[..colon];
            if (!IsTag(tag))
            {
                return null;
            }
        }

        var slash = rest.IndexOf('/');
        var first = slash < 0 ? "" : rest[..slash];
        var isHost = first.Contains('.') || first.Contains(':') || first == "localhost";
        var registry = isHost ? first : "docker.io";
        var repository = isHost ? rest[(slash + 1)..] : slash < 0 ? "library/" + rest : rest;
        if (!IsRepository(repository) || (rest.Length == 0 && slash < 0))
        {
            return null;
        }

        return new ImageReference(registry, repository, tag.Length == 0 && digest.Length == 0 ? "latest" : tag, digest);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Registry}/{Repository}{(Tag.Length > 0 ? ":" + Tag : "")}{(Digest.Length > 0 ? "@" + Digest : "")}";

    private static bool IsTag(string tag) => tag.Length is > 0 and <= 128 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') && tag[0] is not ('.' or '-');

    private static bool IsRepository(string repository) =>
        repository.Length > 0
        && repository.Split('/').All(part => part.Length > 0
            && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.' or '-')
            && char.IsAsciiLetterOrDigit(part[0])
            && char.IsAsciiLetterOrDigit(part[^1]));
}
