using System.Globalization;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;

namespace Dotnetes.ApiServer.Registry;

/// <summary>The objects of BOOKMARK events: of the watched kind, with nothing but a resource version.</summary>
internal static class Bookmarks
{
    /// <summary>The annotation of the bookmark that ends the initial events.</summary>
    public const string InitialEventsEnd = "k8s.io/initial-events-end";

    /// <summary>Makes the object of a bookmark.</summary>
    public static IKubeObject Make(KindCodec codec, WatchItem item)
    {
        var empty = (IKubeObject)codec.DecodeJson("{}"u8);
        return empty.WithMetadata(new ObjectMeta
        {
            ResourceVersion = item.Revision.ToString(CultureInfo.InvariantCulture),
            Annotations = item.EndsInitialEvents ? ValueMap.Of((InitialEventsEnd, "true")) : default,
        });
    }
}
