using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Checking;

internal sealed partial class Checker
{
    // Elements that are written out must be of one type, and so must keys and values, except within arguments of format.
    private void CheckElements(Expression node)
    {
        switch (node)
        {
            case CallExpression { Function: "format", Target: { } target }:
                CheckElements(target);
                return;
            case ListExpression list:
                for (var i = 1; i < list.Items.Length; i++)
                {
                    if (!AreAlike(list.Items[0], list.IsOptional[0], list.Items[i], list.IsOptional[i]))
                    {
                        break;
                    }
                }

                break;
            case MapExpression map:
                foreach (var entry in map.Entries.Skip(1))
                {
                    AreAlike(map.Entries[0].Key, false, entry.Key, false);
                    AreAlike(map.Entries[0].Value, map.Entries[0].IsOptional, entry.Value, entry.IsOptional);
                }

                break;
        }

        foreach (var child in TreeSearch.Children(node))
        {
            CheckElements(child);
        }
    }

    private bool AreAlike(Expression first, bool firstIsOptional, Expression other, bool otherIsOptional)
    {
        var (expected, found) = (Element(first.Type, firstIsOptional), Element(other.Type, otherIsOptional));
        if (expected.Equals(found))
        {
            return true;
        }

        issues.Add(other.Offset, $"expected type '{expected}' but found '{found}'");
        return false;
    }

    private static CelType Element(CelType type, bool isOptional) => isOptional && type.IsOptional ? type.Parameters[0] : type;
}
