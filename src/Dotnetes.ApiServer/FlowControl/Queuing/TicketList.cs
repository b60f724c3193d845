namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>Tickets in the order in which they were added. A ticket is in one list at a time; adding and removing allocates nothing.</summary>
internal sealed class TicketList
{
    private FlowTicket? _last;

    /// <summary>The oldest.</summary>
    public FlowTicket? First { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The tickets from the oldest on.</summary>
    public IEnumerable<FlowTicket> Items
    {
        get
        {
            for (var ticket = First; ticket is not null; ticket = ticket.Next)
            {
                yield return ticket;
            }
        }
    }

    /// <summary>Adds a ticket at the end.</summary>
    public void Add(FlowTicket ticket)
    {
        ticket.Previous = _last;
        if (_last is null)
        {
            First = ticket;
        }
        else
        {
            _last.Next = ticket;
        }

        _last = ticket;
        Count++;
    }

    /// <summary>Removes a ticket that is in the list.</summary>
    public void Remove(FlowTicket ticket)
    {
        if (ticket.Previous is null)
        {
            First = ticket.Next;
        }
        else
        {
            ticket.Previous.Next = ticket.Next;
        }

        if (ticket.Next is null)
        {
            _last = ticket.Previous;
        }
        else
        {
            ticket.Next.Previous = ticket.Previous;
        }

        ticket.Previous = ticket.Next = null;
        Count--;
    }
}
