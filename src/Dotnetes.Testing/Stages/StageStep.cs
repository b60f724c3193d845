using Dotnetes.Testing.Stages.Templates;

namespace Dotnetes.Testing.Stages;

/// <summary>What a stage does to an object.</summary>
internal abstract record StageStep
{
    private StageStep()
    {
    }

    /// <summary>Records an event.</summary>
    internal sealed record Event(string Type, string Reason, string Message) : StageStep;

    /// <summary>Changes the finalizers.</summary>
    internal sealed record Finalizers(IReadOnlyList<string> Add, IReadOnlyList<string> Remove, bool Empty) : StageStep;

    /// <summary>Deletes the object at once.</summary>
    internal sealed record Delete : StageStep;

    /// <summary>Patches the object.</summary>
    /// <param name="ContentType">The kind of patch.</param>
    /// <param name="Root">The field that the template makes, such as <c>status</c>; empty for the whole object.</param>
    /// <param name="Subresource">The subresource that is patched; empty for the object.</param>
    /// <param name="Template">Makes the patch, as YAML.</param>
    internal sealed record Patch(string ContentType, string Root, string Subresource, GoTemplate Template) : StageStep;
}
