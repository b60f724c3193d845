namespace Dotnetes.Testing.Stages.Templates;

/// <summary>A part of a template.</summary>
internal abstract record TemplateNode
{
    private TemplateNode()
    {
    }

    /// <summary>What is written as it stands.</summary>
    internal sealed record Text(string Value) : TemplateNode;

    /// <summary>What is computed and written, or kept in a variable.</summary>
    internal sealed record Output(TemplatePipeline Pipeline) : TemplateNode;

    /// <summary><c>if</c>; with <paramref name="SetsDot"/> <c>with</c>.</summary>
    internal sealed record Choice(TemplatePipeline Condition, bool SetsDot, IReadOnlyList<TemplateNode> Then, IReadOnlyList<TemplateNode> Else) : TemplateNode;

    /// <summary><c>range</c>.</summary>
    internal sealed record Loop(TemplatePipeline Items, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else) : TemplateNode;

    /// <summary><c>template</c>.</summary>
    internal sealed record Include(string Name, TemplatePipeline? Dot) : TemplateNode;

    /// <summary><c>break</c> or <c>continue</c>.</summary>
    internal sealed record Leave(bool ForGood) : TemplateNode;
}
