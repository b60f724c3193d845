using System.Text;

namespace Dotnetes.Client.Transport;

/// <summary>Reads Warning headers (RFC 7234 section 5.5), of which the API server sends those of code 299.</summary>
internal static class WarningHeaders
{
    public static ValueList<string> Read(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Warning", out var values))
        {
            return default;
        }

        var texts = default(ValueListBuilder<string>);
        foreach (var value in values)
        {
            ReadAll(value, ref texts);
        }

        return texts.ToListOrNull();
    }

    private static void ReadAll(string value, ref ValueListBuilder<string> texts)
    {
        // Form: 299 agent "text", one after the other with commas between.
        var at = 0;
        while (at < value.Length)
        {
            var isOurs = value.AsSpan(at).TrimStart(" ,").StartsWith("299 ");
            var quote = value.IndexOf('"', at);
            if (quote < 0)
            {
                return;
            }

            var text = new StringBuilder();
            for (at = quote + 1; at < value.Length && value[at] != '"'; at++)
            {
                at += value[at] == '\\' && at + 1 < value.Length ? 1 : 0;
                text.Append(value[at]);
            }

            at++;
            if (isOurs)
            {
                texts.Add(text.ToString());
            }
        }
    }
}
