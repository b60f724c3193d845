using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>Indents JSON by two spaces, as upstream does for people.</summary>
internal static class PrettyJson
{
    /// <summary>Whether a request asks for indentation, or comes from a program with which people look at answers.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        if (request.Query.TryGetValue("pretty", out var values) && values is [{ Length: > 0 } text, ..])
        {
            return text is "1" or "t" or "T" or "true" or "TRUE" or "True";
        }

        var agent = request.Headers.UserAgent.ToString();
        return agent.StartsWith("curl", StringComparison.Ordinal) || agent.StartsWith("Wget", StringComparison.Ordinal) || agent.StartsWith("Mozilla/5.0", StringComparison.Ordinal);
    }

    /// <summary>The document on several lines.</summary>
    public static byte[] Indent(ReadOnlySpan<byte> compact)
    {
        var output = new List<byte>(compact.Length * 2);
        var depth = 0;
        var inString = false;
        for (var i = 0; i < compact.Length; i++)
        {
            var b = compact[i];
            if (inString)
            {
                output.Add(b);
                if (b == '\\')
                {
                    output.Add(compact[++i]);
                }
                else if (b == '"')
                {
                    inString = false;
                }

                continue;
            }

            switch (b)
            {
                case (byte)'"':
                    inString = true;
                    output.Add(b);
                    break;
                case (byte)'{' or (byte)'[':
                    output.Add(b);
                    if (i + 1 < compact.Length && compact[i + 1] is (byte)'}' or (byte)']')
                    {
                        output.Add(compact[++i]);
                        break;
                    }

                    NewLine(output, ++depth);
                    break;
                case (byte)'}' or (byte)']':
                    NewLine(output, --depth);
                    output.Add(b);
                    break;
                case (byte)',':
                    output.Add(b);
                    NewLine(output, depth);
                    break;
                case (byte)':':
                    output.Add(b);
                    output.Add((byte)' ');
                    break;
                default:
                    output.Add(b);
                    break;
            }
        }

        return [.. output];
    }

    private static void NewLine(List<byte> output, int depth)
    {
        output.Add((byte)'\n');
        for (var i = 0; i < depth; i++)
        {
            output.Add((byte)' ');
            output.Add((byte)' ');
        }
    }
}
