using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>Selects among objects that are computed for a list, which no cache selects.</summary>
internal static class VirtualFilter
{
    /// <summary>The objects that selectors of a list ask for.</summary>
    /// <exception cref="ApiException">400: a selector is none, or it asks for a field that cannot be selected by.</exception>
    public static IReadOnlyList<IKubeObject> Of(ListOptions options, IReadOnlyList<IKubeObject> items)
    {
        if (!LabelSelection.TryParse(options.LabelSelector, out var labels, out var error) || !FieldSelection.TryParse(options.FieldSelector, out var fields, out error))
        {
            throw ApiErrors.BadRequest(error);
        }

        foreach (var requirement in fields.Requirements)
        {
            if (requirement.Field is not ("metadata.name" or "metadata.namespace"))
            {
                throw ApiErrors.BadRequest($"{GoText.Quote(requirement.Field)} is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
            }
        }

        return [.. items.Where(i => labels.Matches(i.Metadata.Labels) && fields.Matches(i.Metadata, static (m, f) => f == "metadata.name" ? m.Name : m.Namespace))];
    }
}
