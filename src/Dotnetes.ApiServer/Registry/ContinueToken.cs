using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Dotnetes.ApiServer.Registry;

/// <summary>
/// The token between the pages of a list, in upstream's form: base64url of <c>{"v":"meta.k8s.io/v1","rv":N,"start":"key"}</c>.
/// </summary>
internal static class ContinueToken
{
    private static readonly SearchValues<char> s_alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_\r\n");

    /// <summary>Makes a token.</summary>
    /// <param name="revision">The revision of the list; -1 to go on with whatever is there then.</param>
    /// <param name="start">The key to go on with.</param>
    public static string Encode(long revision, string start)
    {
        var writer = new JsonWriter(256);
        try
        {
            writer.BeginObject();
            writer.Name("\"v\":"u8);
            writer.WriteString("meta.k8s.io/v1");
            writer.Name("\"rv\":"u8);
            writer.WriteInt64(revision);
            writer.Name("\"start\":"u8);
            writer.WriteString(start);
            writer.EndObject();
            return Base64Url.EncodeToString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    // A single character at the end cannot hold a byte.
    private static int WrongByte(string token)
    {
        var wrong = token.AsSpan().IndexOfAnyExcept(s_alphabet);
        return wrong >= 0 ? wrong : token.Length % 4 == 1 ? token.Length - 1 : 0;
    }

    /// <summary>Reads a token.</summary>
    /// <exception cref="ApiException">400: it is none.</exception>
    public static (long Revision, string Start) Decode(string token)
    {
        var version = "";
        var start = "";
        var revision = 0L;
        try
        {
            if (token.Contains('=', StringComparison.Ordinal))
            {
                throw new FormatException("upstream's tokens have no padding");
            }

            var reader = new JsonReader(Base64Url.DecodeFromChars(token));
            var isObject = reader.BeginObject();
            while (isObject && reader.NextProperty(out var name))
            {
                switch (Encoding.UTF8.GetString(name))
                {
                    case "v":
                        version = reader.ReadString();
                        break;
                    case "rv":
                        revision = reader.ReadInt64();
                        break;
                    case "start":
                        start = reader.ReadString();
                        break;
                    default:
                        reader.SkipValue();
                        break;
                }
            }
        }
        catch (Exception e) when (e is FormatException or DecodingException)
        {
            throw ApiErrors.BadRequest($"invalid continue token: continue key is not valid: {(e is FormatException ? $"illegal base64 data at input byte {WrongByte(token)}" : e.Message)}");
        }

        if (version != "meta.k8s.io/v1")
        {
            throw ApiErrors.BadRequest("invalid continue token: continue key is not valid: server does not recognize this encoded version " + version);
        }

        if (revision == 0)
        {
            throw ApiErrors.BadRequest("invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
        }

        if (start.Contains('\\', StringComparison.Ordinal) || start.Split('/').Any(static part => part is "." or ".."))
        {
            throw ApiErrors.BadRequest($"invalid continue token: continue key is not valid: {start}");
        }

        return start.Length > 0
            ? (revision, start)
            : throw ApiErrors.BadRequest("invalid continue token: continue key is not valid: encoded start key empty (version meta.k8s.io/v1)");
    }
}
