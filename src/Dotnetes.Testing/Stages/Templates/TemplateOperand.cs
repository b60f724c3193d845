using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages.Templates;

/// <summary>A part of a command.</summary>
internal abstract record TemplateOperand
{
    private TemplateOperand()
    {
    }

    /// <summary>A constant.</summary>
    internal sealed record Constant(JsonValue Value) : TemplateOperand;

    /// <summary>The value at hand.</summary>
    internal sealed record Dot : TemplateOperand;

    /// <summary>A variable, with its dollar sign.</summary>
    internal sealed record Variable(string Name) : TemplateOperand;

    /// <summary>A function; with arguments only where it comes first.</summary>
    internal sealed record Function(string Name) : TemplateOperand;

    /// <summary>What is in parentheses.</summary>
    internal sealed record Nested(TemplatePipeline Pipeline) : TemplateOperand;

    /// <summary>A field of something.</summary>
    internal sealed record Field(TemplateOperand Of, string Name) : TemplateOperand;
}
