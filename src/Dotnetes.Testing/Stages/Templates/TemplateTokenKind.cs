namespace Dotnetes.Testing.Stages.Templates;

/// <summary>The kinds of words inside actions.</summary>
internal enum TemplateTokenKind
{
    /// <summary>Nothing comes any more.</summary>
    End,

    /// <summary>A function or a keyword.</summary>
    Name,

    /// <summary>A field, without its dot.</summary>
    Field,

    /// <summary>The dot alone.</summary>
    Dot,

    /// <summary>A variable, with its dollar sign.</summary>
    Variable,

    /// <summary>A string, without its quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A sign: bar, parenthesis, comma, <c>:=</c> or <c>=</c>.</summary>
    Sign,
}
