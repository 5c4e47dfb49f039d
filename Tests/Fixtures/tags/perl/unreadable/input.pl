package Shop::Cart;
use strict;

sub total;

sub add ($self, $item) {
    push @{ $self->{items} }, $item
}

sub broken { if ( {

# sub commented { }
sub remove :prototype($) {
    my $text = q{)};
}

package Shop::Till;

sub open_till
{
    return 1;
}

=pod

sub documented { }

=cut
