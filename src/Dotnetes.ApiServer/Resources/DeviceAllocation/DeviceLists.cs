using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>Checks of lists and maps with limits. One that is too long is not looked into.</summary>
internal static class DeviceLists
{
    /// <summary>Checks each item of a list that has at most so many.</summary>
    public static bool Each<T>(FieldErrorList errors, FieldPath path, ValueList<T> items, int max, Action<FieldErrorList, FieldPath, T> check)
    {
        if (items.Count > max)
        {
            errors.Add(FieldError.TooMany(path, items.Count, max));
            return false;
        }

        for (var i = 0; i < items.Count; i++)
        {
            check(errors, path.Index(i), items[i]);
        }

        return true;
    }

    /// <summary>As <see cref="Each"/>, and no key may occur twice.</summary>
    public static void Set<T>(FieldErrorList errors, FieldPath path, ValueList<T> items, int max, Action<FieldErrorList, FieldPath, T> check, Func<T, string> key, Func<FieldPath, T, FieldError>? twice = null)
    {
        if (!Each(errors, path, items, max, check))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (!seen.Add(key(items[i])))
            {
                errors.Add(twice?.Invoke(path.Index(i), items[i]) ?? FieldError.Duplicate(path.Index(i), key(items[i])));
            }
        }
    }

    /// <summary>Checks the keys and values of a map that has at most so many.</summary>
    public static void Map<T>(
        FieldErrorList errors,
        FieldPath path,
        ValueMap<T> map,
        int max,
        int shownKey,
        Action<FieldErrorList, FieldPath, string> checkKey,
        Action<FieldErrorList, FieldPath, T> check)
    {
        if (map.Count > max)
        {
            errors.Add(FieldError.TooMany(path, map.Count, max));
            return;
        }

        foreach (var (key, value) in map)
        {
            checkKey(errors, path, key);
            check(errors, path.Key(DeviceNames.Shortened(key, shownKey)), value);
        }
    }
}
