using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Client;

/// <summary>
/// A list of objects of one kind whose type is not named at compile time. This is what a list request answers with in
/// <see cref="KubeResponse.Value"/>, over HTTP as well as in process (there the objects are those of the server's cache, by reference).
/// </summary>
/// <param name="KindInfo">The names of the list's kind, such as PodList.</param>
/// <param name="Metadata">The resource version and the continue token.</param>
/// <param name="Items">The objects.</param>
public sealed record KubeObjectList(KindInfo KindInfo, ListMeta Metadata, IReadOnlyList<IKubeObject> Items) : IKubeKind
{
    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        writer.BeginObject();
        writer.Name("\"kind\":"u8);
        writer.WriteString(KindInfo.Kind);
        writer.Name("\"apiVersion\":"u8);
        writer.WriteString(KindInfo.ApiVersion);
        writer.Name("\"metadata\":"u8);
        Metadata.WriteJson(ref writer);
        writer.Name("\"items\":"u8);
        writer.BeginArray();
        foreach (var item in Items)
        {
            // Not the root any more, so items leave their kind out as they do in typed lists.
            writer.Element();
            item.WriteJson(ref writer);
        }

        writer.EndArray();
        writer.EndObject();
    }
}
