using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Controllers.Histories;

/// <summary>
/// What controller revisions remember: a strategic merge patch that puts a pod template back. Members are in the order of their names, so that equal templates give equal bytes.
/// </summary>
internal static class RevisionData
{
    private const string Directive = "$patch";

    /// <summary>The patch for a template.</summary>
    public static RawJson Of(PodTemplateSpec template)
    {
        var replaced = ((JsonObject)JsonValue.Of(template)).With(Directive, new JsonString("replace"));
        var patch = JsonObject.Empty.With("spec", JsonObject.Empty.With("template", replaced));
        return new(ByteString.Adopt(patch.ToUtf8()));
    }

    /// <summary>The template that a revision puts back.</summary>
    /// <exception cref="DecodingException">The revision holds something else.</exception>
    public static PodTemplateSpec TemplateOf(ControllerRevision revision)
    {
        var patch = JsonValue.ParseObject(revision.Data.Raw.Span);
        var template = patch.Get("spec", "template") as JsonObject ?? throw new DecodingException($"revision {revision.Metadata.Name} holds no pod template");
        return JsonText.Decode<PodTemplateSpec>(template.Without(Directive).ToUtf8());
    }

    /// <summary>Whether a revision remembers what a patch says, however it was written down.</summary>
    public static bool IsSame(ControllerRevision revision, RawJson data) =>
        revision.Data == data || (!revision.Data.IsEmpty && JsonValue.Parse(revision.Data.Raw.Span).Equals(JsonValue.Parse(data.Raw.Span)));
}
