resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags = { name = "main"
}

variable "region" {
  default = "eu-west-1"
}

# resource "commented" "out" {
module "network" {
  source = "./network"
}

data "aws_ami" "linux" {
  owners = ["self"]
}
