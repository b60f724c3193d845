namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Chooses among the objects that an annotation marks as the default of their kind.</summary>
internal static class DefaultClass
{
    /// <summary>The newest object with one of the annotations; of several of one age the first by name; null when none is marked.</summary>
    public static T? Choose<T>(IEnumerable<T> objects, params ReadOnlySpan<string> annotations)
        where T : class, IKubeObject<T>
    {
        T? best = null;
        foreach (var value in objects)
        {
            if (IsMarked(value, annotations) && (best is null || Compare(value, best) < 0))
            {
                best = value;
            }
        }

        return best;
    }

    private static bool IsMarked(IKubeObject value, ReadOnlySpan<string> annotations)
    {
        foreach (var annotation in annotations)
        {
            if (value.Metadata.Annotations.GetValueOrDefault(annotation) == "true")
            {
                return true;
            }
        }

        return false;
    }

    private static int Compare(IKubeObject left, IKubeObject right)
    {
        var byAge = right.Metadata.CreationTimestamp.ToDateTimeOffset().CompareTo(left.Metadata.CreationTimestamp.ToDateTimeOffset());
        return byAge != 0 ? byAge : string.CompareOrdinal(left.Metadata.Name, right.Metadata.Name);
    }
}
