namespace Dotnetes.Testing.Stages.Templates;

/// <summary>Commands, each of which gets the value of the one before as its last argument.</summary>
/// <param name="Variables">The variables that keep the value; none, one, or of a <c>range</c> two.</param>
/// <param name="Declares">Whether the variables are new (<c>:=</c>).</param>
/// <param name="Commands">At least one.</param>
internal sealed record TemplatePipeline(IReadOnlyList<string> Variables, bool Declares, IReadOnlyList<IReadOnlyList<TemplateOperand>> Commands);
