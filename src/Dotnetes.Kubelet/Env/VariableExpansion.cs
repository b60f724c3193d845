using System.Text;

namespace Dotnetes.Kubelet.Env;

/// <summary>
/// Expands <c>$(NAME)</c> in commands, arguments, environment values and subPathExpr. <c>$$</c> stands for one dollar; a reference to an
/// unknown name stays as it is.
/// </summary>
internal static class VariableExpansion
{
    /// <summary>Expands a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lookup">Gives a variable's value, or null when there is none.</param>
    public static string Expand(string text, Func<string, string?> lookup)
    {
        if (!text.Contains('$'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case '$':
                    result.Append('$');
                    break;
                case '(' when text.IndexOf(')', i) is > 0 and var end:
                    var name = text[(i + 1)..end];
                    result.Append(lookup(name) ?? $"$({name})");
                    i = end;
                    break;
                default:
                    result.Append('$').Append(text[i]);
                    break;
            }
        }

        return result.ToString();
    }
}
