namespace Dotnetes.Testing.Stages.Templates;

/// <summary>A word inside an action of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, the text of the string, the number as it is written, or the sign.</param>
/// <param name="IsApart">Whether white space is before it.</param>
internal readonly record struct TemplateToken(TemplateTokenKind Kind, string Text, bool IsApart);
