using System.Collections;
using System.CommandLine;
using System.Globalization;

namespace Dotnetes.Commands;

/// <summary>The flags of a command with the values that it runs with, as <c>/flagz</c> shows them (KEP-4828).</summary>
/// <remarks>Flags name files with secrets; one that carries a secret itself must be left out.</remarks>
public static class FlagValues
{
    /// <summary>Every flag without its dashes, and what was given for it or else its default.</summary>
    /// <param name="arguments">What the process was called with.</param>
    /// <param name="secret">A flag that is not shown; null when all are.</param>
    public static ValueMap<string> Of(ParseResult arguments, Option? secret = null)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in arguments.CommandResult.Command.Options)
        {
            if (!option.Hidden && option.Action is null && option != secret)
            {
                values[option.Name.TrimStart('-')] = Value(arguments, option);
            }
        }

        return ValueMap.Of([.. values.Select(v => (v.Key, v.Value))]);
    }

    private static string Value(ParseResult arguments, Option option) => arguments.GetResult(option) switch
    {
        { Implicit: false, Tokens: [] } => "true",
        { Implicit: false, Tokens: [var only] } => only.Value,
        { Implicit: false, Tokens: var tokens } => $"[{string.Join(',', tokens.Select(t => t.Value))}]",
        _ => Text(option.HasDefaultValue ? option.GetDefaultValue() : null, option.ValueType),
    };

    private static string Text(object? value, Type type) => value switch
    {
        null => type == typeof(bool) ? "false" : type.IsArray ? "[]" : "",
        bool flag => flag ? "true" : "false",
        string text => text,
        IEnumerable many => $"[{string.Join(',', many.Cast<object>().Select(one => Text(one, one.GetType())))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
