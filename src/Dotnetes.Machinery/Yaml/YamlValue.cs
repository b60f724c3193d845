using System.Globalization;

namespace Dotnetes.Machinery.Yaml;

/// <summary>What a scalar means: a tag and, for numbers and booleans, the value.</summary>
/// <param name="Tag">One of <see cref="YamlTag"/>, or the scalar's own tag when that has no meaning here.</param>
/// <param name="Text">The text, where the value is one.</param>
/// <param name="Integer">The value of an integer.</param>
/// <param name="Number">The value of a floating point number.</param>
/// <param name="IsTrue">The value of a boolean.</param>
internal readonly record struct YamlValue(string Tag, string Text = "", Int128 Integer = default, double Number = 0, bool IsTrue = false)
{
    /// <summary>The value as a key of a JSON object; null when it cannot be one.</summary>
    public string? ToKey() => Tag switch
    {
        YamlTag.Null => null,
        YamlTag.Boolean => IsTrue ? "true" : "false",
        YamlTag.Integer => Integer.ToString(CultureInfo.InvariantCulture),

        // Upstream writes floating point keys in single precision.
        YamlTag.Float => GoFloat.Format((float)Number),
        _ => Text,
    };
}
